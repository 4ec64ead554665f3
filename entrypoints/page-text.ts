import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '@/lib/page/read';

/** Runs in the watched page when the worker asks for its text; its value is the answer. */
export default defineUnlistedScript({ globalName: true, main: () => readPage(document) });
