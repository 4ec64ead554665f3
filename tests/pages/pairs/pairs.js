/**
 * Pairs of states of the page beside this: what differs between them must be seen by the gate, or must not.
 * The functions run in the page; the test reads only the names. Each "before" undoes its "after".
 */

/** Each: its name, the state before, the state after. */
const SEEN = [
  // First: it makes the cells that the others change.
  ['a row of a table', table(50), table(51)],
  ['a digit in a table', text('c-7-3', '3381'), text('c-7-3', '3881')],
  ['a digit, 1 to 7', text('c-9-4', '0.17'), text('c-9-4', '0.77')],
  ['a digit, 6 to 8', text('c-11-2', '604'), text('c-11-2', '804')],
  ['a digit, 5 to 6', text('c-12-5', '59'), text('c-12-5', '69')],
  ['a leading minus', text('offset', ' 5.4'), text('offset', '−5.4')],
  ['a letter, e to c', text('w-3', 'lead'), text('w-3', 'lcad')],
  ['a letter, i to l', text('w-4', 'fail'), text('w-4', 'fall')],
  ['a letter, o to a', text('w-5', 'hot'), text('w-5', 'hat')],
  ['a comma for a period', text('dose', '1.250 ml'), text('dose', '1,250 ml')],
  ['a semicolon for a colon', text('dose', '12 ml: twice'), text('dose', '12 ml; twice')],
  ['an apostrophe', text('w-6', 'cant'), text('w-6', "can't")],
  ['a full stop', text('w-7', 'end '), text('w-7', 'end.')],
  ['a superscript', text('power', '2'), text('power', '3')],
  ['a digit in faint text', text('faint', '4'), text('faint', '9')],
  ['a word', text('w-8', 'open'), text('w-8', 'shut')],
  ['a 6 px dot, green to red', paint('dot', '#1e8e3e'), paint('dot', '#c5221f')],
  ['a 6 px dot, green to amber', paint('dot', '#1e8e3e'), paint('dot', '#b06000')],
  ['a 6 px dot, equally light', paint('dot', '#188038'), paint('dot', '#c03030')],
  ['a lamp, grey to green', paint('lamp', '#888888'), paint('lamp', '#1e8e3e')],
  ['the colour of a word', ink('state', '#c5221f'), ink('state', '#137333')],
  ['a line appended to a log', log(40), log(41)],
  ['a log that scrolled by a line', log(50), log(51, 1)],
  ['a box ticked', tick('check', false), tick('check', true)],
  ['another choice', tick('radio-a', true), tick('radio-b', true)],
  ['a switch', mark('switch', '', ''), mark('switch', 'on', '')],
  ['a count on a badge', text('badge', '3'), text('badge', '4')],
  ['a selected word', select('w-9', false), select('w-9', true)],
  ['a tint under the pointer', mark('menu-a', '', ''), mark('menu-a', 'hover', '')],
  ['another tab', mark('tab-a', 'tab chosen', 'tab'), mark('tab-b', 'tab chosen', 'tab')],
  ['a bar at 41 %', width('fill', '40%'), width('fill', '41%')],
  ['a point on a chart', chart(20), chart(21)],
  ['a line struck through', mark('todo', '', ''), mark('todo', 'done', '')],
  ['a sort arrow', text('sort', 'Rate ▲'), text('sort', 'Rate ▼')],
  ['a play button', text('play', '▶'), text('play', '⏸')],
  ['a note in the corner', show('toast', false), show('toast', true)],
  ['a typed letter', value('input', 'A value of 31.5'), value('input', 'A value of 31.5m')],
  ['a page scrolled by 3 px', scroll(0), scroll(3)],
];

const IGNORED = [
  ['the same, painted again', repaint, repaint],
  ['the same text, set again', text('w-3', 'lead'), text('w-3', 'lead')],
  ['a layer of its own', style('layer', {}), style('layer', { willChange: 'transform' })],
  ['opacity 0.999', style('layer', {}), style('layer', { opacity: '0.999' })],
  ['a layer moved by 0.2 px', shifted(0, 0), shifted(0.2, 0)],
  ['a layer moved by 0.2 px, down', shifted(0, 0), shifted(0, 0.2)],
  ['a layer moved by 0.2 px, both ways', shifted(0, 0), shifted(0.2, 0.2)],
  ['an animation that ends 0.2 px off', shifted(0.2, 0), style('layer', {})],
  ['an image decoded again', image(1), image(2)],
  ['a canvas drawn again', canvas, canvas],
  ['a video that is coded anew', decoded(24), decoded(28)],
  ['a video that is coded a little worse', decoded(20), decoded(34)],
  ['a change below the fold', text('below', 'one'), text('below', 'two')],
  ['a hidden change', text('toast', 'Saved'), text('toast', 'Lost')],
  ['the title', title('one'), title('two')],
];

/** Elements whose cursor blinks by itself once they are focused. */
export const CARETS = ['input', 'area', 'edit', 'heading', 'tinted', 'red-caret'];

export const PAIRS = [
  ...SEEN.map(([name, before, after]) => ({ name, seen: true, before, after })),
  ...IGNORED.map(([name, before, after]) => ({ name, seen: false, before, after })),
];

function byId(id) {
  return document.getElementById(id);
}

function text(id, words) {
  return () => {
    byId(id).textContent = words;
  };
}

function paint(id, colour) {
  return () => {
    byId(id).style.background = colour;
  };
}

function ink(id, colour) {
  return () => {
    byId(id).style.color = colour;
  };
}

function tick(id, on) {
  return () => {
    byId(id).checked = on;
  };
}

/** Gives one element a class, and the siblings of its kind (same parent) another. */
function mark(id, own, others) {
  return () => {
    for (const sibling of byId(id).parentElement.children) {
      if (sibling.tagName === byId(id).tagName && sibling.className !== 'faint') sibling.className = others;
    }
    byId(id).className = own;
  };
}

function select(id, on) {
  return () => {
    const selection = getSelection();
    selection.removeAllRanges();
    if (on) selection.selectAllChildren(byId(id));
  };
}

function width(id, share) {
  return () => {
    byId(id).style.width = share;
  };
}

function show(id, on) {
  return () => {
    byId(id).hidden = !on;
  };
}

function value(id, words) {
  return () => {
    byId(id).value = words;
  };
}

function title(words) {
  return () => {
    document.title = words;
  };
}

function style(id, values) {
  return () => {
    byId(id).removeAttribute('style');
    Object.assign(byId(id).style, values);
  };
}

/** In a layer of its own, where the compositor moves pixels, not glyphs. */
function shifted(x, y) {
  return style('layer', { willChange: 'transform', transform: `translate(${x}px, ${y}px)` });
}

function scroll(top) {
  return () => {
    scrollTo(0, top);
  };
}

function repaint() {
  const prose = byId('prose');
  prose.replaceWith(prose.cloneNode(true));
}

function log(count, skip = 0) {
  return () => {
    const lines = Array.from(
      { length: count - skip },
      (_, i) => `10:42:${i + skip} pump ${(i + skip) % 7} at ${(i + skip) * 31}`,
    );
    byId('log').replaceChildren(
      ...lines.map((words) => Object.assign(document.createElement('li'), { textContent: words })),
    );
  };
}

function table(count) {
  return () => {
    byId('table').replaceChildren(...Array.from({ length: count }, (_, row) => tableRow(row)));
  };
}

function tableRow(row) {
  const line = document.createElement('tr');
  for (let column = 0; column < 14; column++) {
    const cell = line.appendChild(document.createElement('td'));
    cell.id = `c-${row}-${column}`;
    cell.textContent = ((row * 977 + column * 331) % 9973).toString();
  }
  return line;
}

function chart(count) {
  return () => {
    const points = Array.from({ length: count }, (_, i) => `${i * 10},${40 + 30 * Math.sin(i)}`);
    byId('line').setAttribute('points', points.join(' '));
  };
}

function image(run) {
  return async () => {
    byId('image').src = `/qr.svg?text=same&run=${run}`;
    await byId('image').decode();
  };
}

function canvas() {
  const context = byId('canvas').getContext('2d');
  context.clearRect(0, 0, 200, 60);
  context.fillStyle = '#1a73e8';
  context.fillRect(10.3, 8.2, 120, 40);
}

/** The canvas as VP9 gives it back: the same text with other errors for each quantizer, 0 to 63. */
function decoded(quantizer) {
  return async () => {
    const drawn = new OffscreenCanvas(200, 60);
    const context = drawn.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 200, 60);
    context.fillStyle = '#1b1f24';
    context.font = '14px "DejaVu Sans"';
    context.fillText('A film of text 3180', 8, 24);
    context.fillText('and more 7.25', 8, 48);
    const frame = await throughCodec(drawn, quantizer);
    byId('canvas').getContext('2d').drawImage(frame, 0, 0);
    frame.close();
  };
}

async function throughCodec(canvas, quantizer) {
  const codec = 'vp09.00.10.08';
  const decoded = Promise.withResolvers();
  const decoder = new VideoDecoder({ output: decoded.resolve, error: decoded.reject });
  decoder.configure({ codec });
  const encoder = new VideoEncoder({ output: (chunk) => decoder.decode(chunk), error: decoded.reject });
  encoder.configure({ codec, width: canvas.width, height: canvas.height, bitrateMode: 'quantizer' });
  const frame = new VideoFrame(canvas, { timestamp: 0 });
  encoder.encode(frame, { keyFrame: true, vp9: { quantizer } });
  frame.close();
  await encoder.flush();
  await decoder.flush();
  encoder.close();
  return decoded.promise;
}
