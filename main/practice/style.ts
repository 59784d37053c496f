/**
 * This style deliberately looks unlike Facebook, so that nobody mistakes these pages for
 * Facebook's.
 */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f6f4ef; --card: #fff; --text: #26231d; --quiet: #635d52; --line: #d9d3c6;
  --accent: #7a4a12; --on-accent: #fff; --good: #2f6b3c; --bad: #a23b1e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #1b1a17; --card: #262420; --text: #f0ece3; --quiet: #b5ada0; --line: #45413a;
    --accent: #e5b26b; --on-accent: #221806; --good: #8fc79a; --bad: #f0957a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2rem 1rem 4rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
main { max-width: 44rem; margin: 0 auto; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.25rem 0 0.5rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 0.5rem; }
p { margin: 0.5rem 0; }
a { color: var(--accent); }
.brand {
  display: inline-block; margin: 0; padding: 0.125rem 0.625rem; border: 1px dashed var(--accent);
  border-radius: 1rem; color: var(--accent); font-weight: 600;
}
.quiet { color: var(--quiet); }
fieldset {
  min-width: 0; margin: 1.25rem 0 0; padding: 0.75rem 1rem 1rem; border: 1px solid var(--line);
  border-radius: 0.5rem; background: var(--card);
}
legend { padding: 0 0.375rem; font-weight: 600; }
ul.choices {
  list-style: none; margin: 0.5rem 0 0; padding: 0; display: grid; gap: 0.125rem 1rem;
  grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
}
.choices label, .row label { display: flex; gap: 0.5rem; align-items: baseline; padding: 0.1875rem 0; }
.choices span { overflow-wrap: anywhere; min-width: 0; }
input { accent-color: var(--accent); }
.card, .notice {
  margin: 1rem 0 0; padding: 0.75rem 1rem 1rem; border: 1px solid var(--line);
  border-radius: 0.5rem; background: var(--card);
}
.card :is(h2, h3) { margin: 0; font-size: 1.125rem; }
.event { padding-top: 0.5rem; }
.event p { margin: 0.125rem 0 0; font-size: 0.875rem; }
details { margin-top: 2rem; }
summary { cursor: pointer; font-weight: 600; }
.card button { margin: 0.25rem 0.25rem 0 0; text-align: start; }
.card.fine { border-inline-start: 4px solid var(--good); }
.card.broken { border-inline-start: 4px solid var(--bad); }
.notice { border-color: var(--good); padding-bottom: 0.75rem; }
button, select, input:is([type=number], [type=search], :not([type])) {
  font: inherit; color: inherit; background: var(--card); padding: 0.375rem 0.875rem;
  border: 1px solid var(--line); border-radius: 0.375rem; max-width: 100%;
}
button { cursor: pointer; }
button.main { background: var(--accent); color: var(--on-accent); border-color: transparent; font-weight: 600; }
button[data-tick] { padding: 0.125rem 0.625rem; font-size: 0.875rem; }
[hidden] { display: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.dialog { max-width: 34rem; }
.dialog .card { padding: 1.25rem 1.5rem 1.5rem; border-radius: 0.75rem; }
.dialog .buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1.25rem; }
.dialog .buttons button { flex: 1 1 auto; margin: 0; padding: 0.5rem 0.875rem; text-align: center; }
.dialog .buttons .main { flex-basis: 100%; }
.people { display: grid; gap: 0.5rem; margin-top: 1.25rem; }
.people button { margin: 0; padding: 0.5rem 0.875rem; }
.card + .quiet { margin-top: 1rem; }
.person, .people button { display: flex; align-items: center; gap: 0.75rem; }
.initial {
  display: grid; place-items: center; flex: none; width: 2.5rem; height: 2.5rem;
  border-radius: 50%; background: var(--accent); color: var(--on-accent); font-weight: 600;
}
.chosen { margin: 0.5rem 0; padding-inline-start: 1.25rem; overflow-wrap: anywhere; }
.option { display: flex; gap: 0.625rem; align-items: baseline; padding: 0.375rem 0; }
form:has(.option input[value=all]:checked) .assets { display: none; }
.assets .choices { max-height: 22rem; overflow-y: auto; grid-template-columns: 1fr; gap: 0; }
.assets li { border-bottom: 1px solid var(--line); padding: 0.25rem 0; }
.assets li:last-child { border-bottom: 0; }
.assets .hint { display: block; padding-inline-start: 1.5rem; font-size: 0.875rem; }
.tools { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.tools [type=search] { flex: 1 1 100%; min-width: 0; }
.tools output { margin-inline-start: auto; color: var(--quiet); font-variant-numeric: tabular-nums; }
.switch { display: flex; gap: 0.75rem; align-items: center; padding: 0.5rem 0; }
.switch span { min-width: 0; }
.switch small { display: block; overflow-wrap: anywhere; }
.switch input {
  appearance: none; flex: none; position: relative; width: 2.25rem; height: 1.25rem; margin: 0;
  border: 1px solid var(--quiet); border-radius: 1rem; background: var(--ground); cursor: pointer;
}
.switch input::before {
  content: ""; position: absolute; inset-block: 0.1875rem; inset-inline-start: 0.1875rem;
  width: 0.75rem; border-radius: 50%; background: var(--quiet);
}
.switch input:checked { background: var(--accent); border-color: var(--accent); }
.switch input:checked::before { inset-inline-start: 1.1875rem; background: var(--on-accent); }
@media (forced-colors: active) {
  .switch input { appearance: auto; }
  button.main, .initial { background: ButtonFace; color: ButtonText; border: 1px solid ButtonText; }
}
.row { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: end; padding: 0.625rem 0; border-bottom: 1px solid var(--line); }
.row label { flex-direction: column; gap: 0.125rem; padding: 0; min-width: 0; }
.row output { color: var(--quiet); }
`;
