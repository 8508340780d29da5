// Reads an Excel workbook with the workbook reader, which is loaded only when somebody chooses a workbook. The build
// defines `plumblineWorkbook`: the single file contains the reader, the site has it in a separate file.
(function () {
  'use strict';

  let loading;

  window.plumblineReadWorkbook = async function (bytes) {
    let read;
    try {
      read = await (loading ??= window.plumblineWorkbook());
    } catch {
      loading = undefined; // the connection may have failed: the next attempt starts again
      throw new Error('not fetched');
    }
    return read(bytes);
  };
})();
