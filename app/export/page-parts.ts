// Style and script of the page for a client. Without the script, and on paper, before and after stand side by side.

export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fafafa, #161617);
  --matte: light-dark(#ececee, #0f0f10);
  --ink: light-dark(#1d1d1f, #ececee);
  --soft: light-dark(#65656b, #98989e);
  --line: light-dark(#e2e2e5, #2a2a2d);
  --accent: light-dark(#a5650f, #e6a23c);
}
* { box-sizing: border-box; margin: 0; }
body {
  padding: clamp(24px, 6vw, 88px) clamp(16px, 5vw, 64px);
  background: var(--paper);
  color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', sans-serif;
  -webkit-font-smoothing: antialiased;
}
header, main, footer { max-width: 1120px; margin-inline: auto; }
h1 { font-size: clamp(26px, 4vw, 42px); font-weight: 650; letter-spacing: -0.015em; line-height: 1.15; text-wrap: balance; overflow-wrap: anywhere; }
header p { margin-top: 10px; color: var(--soft); }
.hint { display: none; }
.js .hint { display: inline; }
.hint::before { content: ' · '; white-space: pre; }
main { display: grid; gap: clamp(48px, 8vw, 96px); margin-top: clamp(32px, 5vw, 64px); }
figure { min-width: 0; }
img { display: block; width: 100%; height: auto; user-select: none; -webkit-user-select: none; }
.alone, .pair { position: relative; overflow: hidden; border-radius: 10px; background: var(--matte); }
.alone img, .pair img { max-height: 86vh; object-fit: contain; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 2px; }
.side { position: relative; min-width: 0; }
.side.before { order: -1; }
.pair input, .divide { display: none; }
.tag {
  position: absolute; top: 14px; right: 14px; padding: 3px 11px; border-radius: 99px;
  background: #000000a6; color: #fff; font-size: 12.5px; letter-spacing: 0.01em; pointer-events: none;
}
.before .tag { right: auto; left: 14px; }
.js .pair { display: block; --at: 50%; touch-action: pan-y; }
.js .side.before { position: absolute; inset: 0; clip-path: inset(0 calc(100% - var(--at)) 0 0); }
.js .side.before img { width: 100%; height: 100%; object-fit: cover; }
.js .unlike .side.before { background: var(--matte); }
.js .unlike .side.before img { object-fit: contain; }
.js .pair input {
  display: block; position: absolute; inset: 0; z-index: 2; width: 100%; height: 100%; opacity: 0; cursor: ew-resize;
  appearance: none; -webkit-appearance: none; touch-action: pan-y;
}
.js .pair input::-webkit-slider-thumb { -webkit-appearance: none; width: 2px; height: 100%; }
.js .pair input::-moz-range-thumb { width: 2px; height: 100%; border: 0; }
.js .divide {
  display: block; position: absolute; z-index: 1; top: 0; bottom: 0; left: var(--at); width: 2px; margin-left: -1px;
  background: #fff; box-shadow: 0 0 8px #0006; pointer-events: none;
}
.knob {
  position: absolute; top: 50%; left: 50%; width: 44px; height: 44px; translate: -50% -50%; border-radius: 50%;
  background: #fff; box-shadow: 0 1px 10px #0005;
}
.knob::before, .knob::after {
  content: ''; position: absolute; top: 50%; width: 8px; height: 8px; border: solid #222; border-width: 2px 0 0 2px;
}
.knob::before { left: 11px; transform: translateY(-50%) rotate(-45deg); }
.knob::after { right: 11px; transform: translateY(-50%) rotate(135deg); }
.pair input:focus-visible ~ .divide .knob { outline: 3px solid var(--accent); outline-offset: 3px; }
figcaption { margin-top: 16px; }
.words { max-width: 75ch; font-size: 17px; text-wrap: pretty; overflow-wrap: anywhere; }
.details { margin-top: 4px; color: var(--soft); font-size: 13.5px; font-variant-numeric: tabular-nums; }
footer { margin-top: clamp(48px, 8vw, 96px); padding-top: 18px; border-top: 1px solid var(--line); color: var(--soft); font-size: 13px; }
@media print {
  :root { color-scheme: light; }
  body { padding: 0; }
  .js .hint, .js .pair input, .js .divide { display: none; }
  .js .pair { display: grid; }
  .js .side.before { position: relative; clip-path: none; }
  .js .side.before img { height: auto; object-fit: contain; }
  figure { break-inside: avoid; }
}
`;

export const pageScript = `
document.documentElement.classList.add('js');
addEventListener('DOMContentLoaded', () => {
  for (const slider of document.querySelectorAll('.pair input')) {
    const move = () => {
      slider.parentElement.style.setProperty('--at', slider.value + '%');
      slider.setAttribute('aria-valuetext', Math.round(slider.value) + ' %');
    };
    slider.addEventListener('input', move);
    move();
  }
});
`;
