chrome.action.onClicked.addListener((tab) => {
  chrome.tabs.create({ url: `holder.html#${tab.id}`, active: false });
});
