// The browser comes from an npm package or from the machine: installing must not need another host.
module.exports = { skipDownload: true };
