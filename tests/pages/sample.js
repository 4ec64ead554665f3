/** Makes the sample page live: every second a little changes, every six seconds the pass, sometimes an alarm. */
const SHIPS = ['Aurora', 'Boa Vista', 'Cormorant', 'Delfim', 'Estrela'];
const EVENTS = [
  'tug Cormorant made fast',
  'pilot boarded Boa Vista',
  'tide 3.2 m, falling',
  'radar sweep complete, nothing new',
  'Delfim asks for a berth before noon',
  'lock gate 2 closed',
];
const LINES = 16;

let ticks = 0;

function tick() {
  byId('clock').textContent = new Date().toLocaleTimeString();
  byId('wind').textContent = Math.round(12 + 6 * Math.sin(ticks / 7));
  byId('ships').replaceChildren(...SHIPS.map(shipRow));
  if (ticks % 3 === 0) addLine(EVENTS[(ticks / 3) % EVENTS.length]);
  if (ticks % 20 === 10) addLine('ALARM: bilge water in Estrela, pump 1 does not start', 'alarm');
  if (ticks % 6 === 0) changePass();
  ticks += 1;
}

function shipRow(name, index) {
  const row = document.createElement('tr');
  const bearing = (index * 70 + ticks * (index + 1)) % 360;
  const distance = Math.abs(9 - ((ticks / 4 + index * 2) % 18)).toFixed(1);
  const state = distance < 1 ? 'at berth' : distance < 4 ? 'approaching' : 'under way';
  for (const text of [name, `${bearing}°`, `${distance} nm`, state]) {
    row.appendChild(document.createElement('td')).textContent = text;
  }
  return row;
}

function addLine(text, kind = '') {
  const line = document.createElement('li');
  line.className = kind;
  line.textContent = `${new Date().toLocaleTimeString()}  ${text}`;
  const log = byId('log');
  log.append(line);
  while (log.children.length > LINES) log.firstElementChild.remove();
}

function changePass() {
  const pass = `pass ${1000 + ((ticks * 37) % 9000)}`;
  byId('pass').textContent = pass;
  byId('code').src = `/qr.svg?text=${encodeURIComponent(pass)}`;
}

function byId(id) {
  return document.getElementById(id);
}

for (const event of [...EVENTS, ...EVENTS]) addLine(event);
tick();
setInterval(tick, 1000);
