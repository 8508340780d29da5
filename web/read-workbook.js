// Reads an Excel workbook with the second module, which is loaded when somebody chooses a workbook, and not before.
// The single file has that module inside it and defines `plumblineWorkbook`; the site has it beside this script.
(function () {
  'use strict';

  let loading;

  async function load() {
    if (window.plumblineWorkbook) return window.plumblineWorkbook();
    const module = await import('./workbook.js');
    await module.default();
    return module.read_workbook;
  }

  window.plumblineReadWorkbook = async function (bytes) {
    loading ??= load();
    try {
      return (await loading)(bytes);
    } catch (error) {
      loading = undefined; // it may have been the connection: the next try begins anew
      throw error;
    }
  };
})();
