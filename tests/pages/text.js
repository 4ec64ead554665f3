const log = document.getElementById('log');
log.textContent = Array.from({ length: 5000 }, (_, line) => `line ${line}`).join('\n');
log.scrollTop = 18 * 2000;
document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML =
  '<i>In the shadow,</i> <slot></slot> <slot name="none">and what stands in for it</slot>';
