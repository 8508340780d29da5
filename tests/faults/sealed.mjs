// Whether this build seals what it stores. Until it does, what only sealing can promise is not asked of it.

export const SEALED = true;

// For tests of what the sealed build promises: they run today, and their failing fails nothing.
export const promised = SEALED ? {} : { todo: 'promised by the sealed build' };
