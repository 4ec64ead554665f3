/** The page that asks for the microphone: panels and offscreen documents cannot, and use what was granted there. */

const PAGE = 'microphone.html';

/** Opens it in a tab, or brings the one that is open to the front. */
export async function openMicrophonePage(): Promise<void> {
  const [before] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const [open] = await chrome.runtime.getContexts({
    contextTypes: [chrome.runtime.ContextType.TAB],
    documentUrls: [chrome.runtime.getURL(PAGE)],
  });
  if (!open) {
    await chrome.tabs.create({ url: PAGE, openerTabId: before?.id, windowId: before?.windowId });
    return;
  }
  await chrome.tabs.update(open.tabId, { active: true });
  await chrome.windows.update(open.windowId, { focused: true });
}

/** From that page: closes it. The user is back on the tab from which it was opened, where there is one. */
export async function closeMicrophonePage(): Promise<void> {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.openerTabId) await chrome.tabs.update(tab.openerTabId, { active: true }).catch(() => {});
  if (tab?.id) await chrome.tabs.remove(tab.id);
}

/** Chrome's own page on what this extension may do. */
export async function openSiteSettings(): Promise<void> {
  const site = encodeURIComponent(chrome.runtime.getURL(''));
  await chrome.tabs.create({ url: `chrome://settings/content/siteDetails?site=${site}` });
}
