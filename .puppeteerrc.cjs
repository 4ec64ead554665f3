// Tests and `npm start` use the Chromium that scripts/setup.mjs finds or installs; puppeteer must not fetch another.
module.exports = { skipDownload: true };
