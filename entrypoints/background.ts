import { defineBackground } from 'wxt/utils/define-background';
import { speakBrowserLanguage } from '@/lib/browser/language';
import { serve } from '@/lib/browser/serve';
import type { ToWorker } from '@/lib/messages';
import { createSession } from '@/lib/session/session';

export default defineBackground({
  type: 'module',
  // Every listener is registered in this one turn: a worker that is woken hears only those.
  main() {
    speakBrowserLanguage();
    // Neither the key nor what was seen is a content script's business.
    chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
    chrome.storage.session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
    const session = createSession();
    serve<ToWorker>('worker', session.command);
    chrome.action.onClicked.addListener(session.clicked);
    chrome.notifications.onClicked.addListener(session.notified);
    chrome.tabs.onUpdated.addListener((_id, change, tab) => {
      void session.renamed(tab);
      if (change.mutedInfo) void session.muted(tab);
    });
  },
});
