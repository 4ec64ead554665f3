/** Builds the page of the pairs, and shows their states. */
import { PAIRS } from './pairs.js';

const WORDS = 18;
let last = PAIRS[0];

document.documentElement.className = location.hash.slice(1);
build();
const ready = all();

/** Shows one state, the page being otherwise as it was at first. Resolves once it has been painted. */
window.pair = async (name, state) => {
  await ready;
  await last.before();
  last = PAIRS.find((candidate) => candidate.name === name);
  await last[state]();
  await painted();
};

/** With the cursor in a field. */
window.focusOn = async (id) => {
  await ready;
  await last.before();
  document.getElementById(id).focus();
  await painted();
};

function build() {
  document.getElementById('prose').innerHTML = Array.from(
    { length: WORDS },
    (_, i) => `<span id="w-${i}">word</span> lorem ipsum ${i}`,
  ).join(' ');
}

async function all() {
  for (const { before } of PAIRS) await before();
}

/** The second frame callback comes after the first one's picture. */
function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
