import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  srcDir: '.',
  publicDir: 'public',
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({ plugins: [preact()], build: { target: 'chrome148' } }),
  manifest: {
    name: '__MSG_appName__',
    description: '__MSG_appDescription__',
    default_locale: 'en',
    // 148 is the first whose messages carry bytes (`message_serialization`); without it a frame would
    // cross contexts as JSON, about thirty times slower.
    minimum_chrome_version: '148',
    message_serialization: 'structured_clone',
    // `scripting` reads a page's text, where the user wants that and has clicked the icon on it: no host comes with it.
    // `notifications` tell of what the user asked to be told of.
    permissions: [
      'sidePanel',
      'offscreen',
      'tabCapture',
      'activeTab',
      'scripting',
      'storage',
      'notifications',
    ],
    host_permissions: ['https://generativelanguage.googleapis.com/*'],
    // Asked for one origin at a time, when the user sets an API address that needs it.
    // Unencrypted only where the key does not leave the computer.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*', 'http://[::1]/*'],
    action: { default_title: '__MSG_appName__' },
    commands: {
      // The browser treats it as a click on the toolbar icon, with the same grant.
      _execute_action: { suggested_key: { default: 'Alt+Shift+S' } },
    },
  },
});
