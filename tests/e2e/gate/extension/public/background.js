/** A click on the icon lets the offscreen document capture the tab. */
chrome.action.onClicked.addListener(async ({ id }) => {
  const streamId = await chrome.tabCapture.getMediaStreamId({ targetTabId: id });
  await chrome.offscreen.createDocument({
    url: 'offscreen.html',
    reasons: ['USER_MEDIA'],
    justification: 'Captures a page of the tests.',
  });
  await chrome.runtime.sendMessage(streamId);
});
