/**
 * Pages of 12 px text that fill the window, the same for everyone who names the same seed:
 * dense.html#7, dense.html#7-dark, dense.html#7-dark-code. Layouts: ledger (the default), table, log, code, prose.
 */
const WORDS =
  'account address amount archive balance backup branch browser buffer cache change channel client column command config counter credit customer debit deploy device driver engine error event field filter folder format gateway handler header index input invoice journal kernel label ledger library limit margin memory message method module network number object option order output packet parser payment policy process profile project query queue receipt record refund region reply report request result router sample schema server session signal source stock storage stream string style supplier switch system table target tax thread token total transfer update user value vector version volume window worker'.split(
    ' ',
  );
const main = document.querySelector('main');
const [seed, ...flags] = location.hash.slice(1).split('-');
let state = Number(seed) || 1;

function random(limit) {
  state = (state * 1103515245 + 12345) % 2147483648;
  return Math.floor((state / 2147483648) * limit);
}

const word = () => WORDS[random(WORDS.length)];
const Word = () => word().replace(/^./, (letter) => letter.toUpperCase());
const money = () => `${random(9000) + 1000}.${random(90) + 10}`;
const time = () => [random(14) + 10, random(50) + 10, random(50) + 10].join(':');
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const span = (kind, text) => `<span class="${kind}">${text}</span>`;
/** Lines of a height that fill the window. */
const lines = (height) => Math.floor((innerHeight - 16) / height);

const LAYOUTS = {
  ledger: () =>
    times(
      lines(18) * 4,
      (index) => `<p>${1000 + index}  ${word()} ${word()}  ${money()}  ${word()}</p>`,
    ).join(''),
  table: () => {
    const head = `<tr>${['Order', 'Date', 'Customer', 'Project', 'Region', 'Quantity', 'Price', 'Total', 'Status'].map((name) => `<th>${name}</th>`).join('')}</tr>`;
    const cells = () => [
      `${random(90000) + 10000}`,
      `2026-${random(3) + 10}-${random(18) + 10}`,
      `${Word()} ${Word()}`,
      `${word()} ${word()} ${word()}`,
      Word(),
      `${random(900) + 100}`,
      money(),
      money(),
      ['open', 'paid', 'late', 'sent'][random(4)],
    ];
    const row = () =>
      `<tr>${cells()
        .map((cell) => `<td class="${/^[\d.]+$/.test(cell) ? 'number' : ''}">${cell}</td>`)
        .join('')}</tr>`;
    return `<table>${head}${times(lines(24) - 1, row).join('')}</table>`;
  },
  log: () =>
    times(lines(18), () => {
      const level = random(4);
      const name = ['INFO', 'WARN', 'ERROR', 'DEBUG'][level];
      const rest = times(
        Math.round(innerWidth / 600),
        () => `${word()} ${word()} ${random(9000) + 100}`,
      ).join(' ');
      return `<p>${span('faint', time())} ${span(['three', 'one', 'two', 'faint'][level], name)} ${word()}: ${rest}</p>`;
    }).join(''),
  code: () =>
    times(lines(18) * 2, (index) => {
      const indent = '  '.repeat(random(4));
      const kinds = [
        () => `${span('two', 'const')} ${word()} = ${span('one', word())}(${word()}, ${random(900) + 10});`,
        () => `${span('two', 'if')} (${word()} &lt; ${random(9000)}) ${span('two', 'return')} ${word()};`,
        () => span('faint', `// ${word()} ${word()} ${word()} ${word()}`),
        () => `${word()}.${span('one', word())} = ${span('three', `'${word()} ${word()}'`)};`,
      ];
      return `<p>${span('faint', index + 100)}  ${indent}${kinds[random(4)]()}</p>`;
    }).join(''),
  prose: () => {
    const columns = Math.max(1, Math.floor((main.clientWidth + 40) / 480));
    const sentence = () => `${Word()} ${times(random(8) + 6, word).join(' ')} ${random(900) + 10} ${word()}.`;
    // A paragraph of 6 sentences is 7 or 8 lines and an empty one.
    return times(
      Math.floor((lines(18) * columns) / 8.6),
      () => `<p>${times(6, sentence).join(' ')}</p>`,
    ).join('');
  },
};

const layout = flags.find((flag) => flag in LAYOUTS) ?? 'ledger';
document.body.classList.toggle('dark', flags.includes('dark'));
main.className = layout;
main.innerHTML = LAYOUTS[layout]();
