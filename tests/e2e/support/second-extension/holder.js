const targetTabId = Number(location.hash.slice(1));
const chromeMediaSourceId = await chrome.tabCapture.getMediaStreamId({ targetTabId });
const mandatory = { chromeMediaSource: 'tab', chromeMediaSourceId };
// Kept as long as this page.
window.held = await navigator.mediaDevices.getUserMedia({ video: { mandatory } });
document.title = 'holds';
