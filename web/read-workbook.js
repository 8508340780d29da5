// Reads an Excel workbook with the second module, which is loaded when somebody chooses a workbook, and not before.
// `plumblineWorkbook` is the build's: the single file has that module inside it, the site in a file of its own.
(function () {
  'use strict';

  let loading;

  window.plumblineReadWorkbook = async function (bytes) {
    loading ??= window.plumblineWorkbook();
    try {
      return (await loading)(bytes);
    } catch (error) {
      loading = undefined; // it may have been the connection: the next try begins anew
      throw error;
    }
  };
})();
