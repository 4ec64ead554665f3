import { findBrowser, MINIMUM_VERSION } from './browser.mjs';
import { output, run } from './run.mjs';

/** Everything that does not come from npm: how to see that it is there, and what brings it on Debian. */
const TOOLS = {
  chromium: {
    present: () => Boolean(findBrowser()),
    packages: ['chromium', 'fonts-liberation'],
    missing: `Chromium or Chrome ${MINIMUM_VERSION} or newer. Install one, or name its program in CHROME_PATH.`,
  },
  // Only a display of one's own on Linux; elsewhere there is one.
  xvfb: { present: () => process.platform !== 'linux' || has('Xvfb'), packages: ['xvfb', 'xauth'] },
  // A real keyboard and mouse on that display, for what the browser keeps from pages.
  xdotool: { present: () => process.platform !== 'linux' || has('xdotool'), packages: ['xdotool'] },
  ffmpeg: { present: () => has('ffmpeg'), packages: ['ffmpeg'] },
  tesseract: { present: () => has('tesseract'), packages: ['tesseract-ocr'] },
};

/** Installs what is missing of `names` where apt may be used, else says what to install and throws. */
export async function ensureTools(names) {
  const missing = names.filter((name) => !TOOLS[name].present());
  if (missing.length === 0) return;
  console.log(`setup: missing: ${missing.join(', ')}`);
  if (canInstall()) await install(missing.flatMap((name) => TOOLS[name].packages));
  const still = missing.filter((name) => !TOOLS[name].present());
  if (still.length > 0) throw new Error(still.map(advice).join('\n'));
}

function advice(name) {
  const { packages, missing = `${name}. Install it with your package manager.` } = TOOLS[name];
  return `Missing: ${missing} On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`;
}

function has(program) {
  const [finder, ...args] = process.platform === 'win32' ? ['where'] : ['sh', '-c', 'command -v "$0"'];
  return output(finder, [...args, program]) !== undefined;
}

function isRoot() {
  return process.getuid?.() === 0;
}

/** As root, or where sudo asks nothing. Never asks for a password: nobody may be there to type it. */
function canInstall() {
  return has('apt-get') && (isRoot() || output('sudo', ['-n', 'true']) !== undefined);
}

async function install(packages) {
  await apt(['update']);
  await apt(['install', '-y', '--no-install-recommends', ...packages]);
}

async function apt(args) {
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args];
  if (!isRoot()) command.unshift('sudo', '-n');
  console.log(`setup: ${command.join(' ')}`);
  const code = await run(command[0], command.slice(1));
  // A stale mirror may fail one list and still install: whether the tool is there is what counts.
  if (code !== 0) console.log(`setup: apt-get ${args[0]} ended with ${code}`);
}
