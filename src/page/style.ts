/** The whole style of a page: no request is made for it. Text has at least 4.5:1 against what is behind it, in both schemes. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f4f5f7; --text: #1c2127; --quiet: #56606b; --line: #d3d8de;
  --good: #116329; --bad: #a40e26; --warn: #744500; --link: #0b4fa8;
  --good-bar: #2f9e53; --bad-bar: #d0342c; --warn-bar: #c98a00; --time-bar: #4a78b8; --other-bar: #98a2ad;
  --added: #e3f6e8; --removed: #fdeaea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101419; --panel: #1a2027; --text: #e5e8ec; --quiet: #a0aab5; --line: #363e48;
    --good: #5fd07c; --bad: #ff8b82; --warn: #e9b949; --link: #82b4ff;
    --good-bar: #3fae63; --bad-bar: #e5534b; --warn-bar: #d29a1f; --time-bar: #6c9be0; --other-bar: #6e7884;
    --added: #12301d; --removed: #3d1a1c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 56rem; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.3rem 0 0.6rem; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 0.8rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.6rem 0 0.3rem; }
p { margin: 0.4rem 0; }
a { color: var(--link); }
.quiet { color: var(--quiet); }
.status {
  display: inline-block; padding: 0.1rem 0.7rem; border-radius: 1rem; border: 2px solid currentColor; font-weight: 650;
}
.headline { font-size: 1.1rem; }
.word { font-weight: 600; }
.word.skipped { font-weight: 400; }
.passed, .added { color: var(--good); }
.failed, .cancelled, .removed { color: var(--bad); }
.blocked, .indeterminate, .unfinished, .changed { color: var(--warn); }
.skipped { color: var(--quiet); }
.error, .warning {
  margin: 1rem 0; padding: 0.8rem 1rem; background: var(--panel); border-left: 4px solid var(--bad-bar);
}
.warning { border-color: var(--warn-bar); }
.error pre { background: var(--ground); }
.error p { white-space: pre-line; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1.2rem; margin: 1.2rem 0 0; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; }
@media (max-width: 30rem) { .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: 0.5rem; } }
pre {
  margin: 0.4rem 0 1rem; padding: 0.7rem 0.9rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: 6px; overflow-x: auto; overflow-wrap: normal; font-size: 0.875rem;
}
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
:not(pre) > code { font-size: 0.92em; }
.command { white-space: pre-wrap; overflow-wrap: anywhere; }
.command code { user-select: all; }
.above-command { margin-bottom: 0; }
.diff ins, .diff del { display: inline-block; min-width: 100%; text-decoration: none; }
.diff ins { background: var(--added); }
.diff del { background: var(--removed); }
.scroll { overflow-x: auto; margin: 0.8rem 0; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: 0.925rem; overflow-wrap: normal; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.3rem; font-size: 0.875rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 500; }
tbody th { font-weight: 500; min-width: 9rem; overflow-wrap: anywhere; }
td { font-variant-numeric: tabular-nums; white-space: nowrap; }
td p { margin: 0 0 0.2rem; min-width: 14rem; white-space: normal; overflow-wrap: anywhere; }
details { margin: 0.6rem 0; }
summary { cursor: pointer; color: var(--link); padding: 0.25rem 0; }
.picture { display: block; overflow: hidden; margin: 0.6rem 0; }
.picture text { fill: var(--text); font-size: 14px; }
.picture text.passed { fill: var(--good); }
.picture text.failed, .picture text.cancelled { fill: var(--bad); }
.picture text.blocked, .picture text.unfinished { fill: var(--warn); }
.picture text.skipped, .picture .quiet, .picture text.axis { fill: var(--quiet); }
.picture .name { fill: var(--text); }
.picture .subject { font-weight: 650; }
.picture text.axis { font-size: 12px; }
.picture text.budget, .picture text.percentile {
  font-size: 12.5px; paint-order: stroke; stroke: var(--ground); stroke-width: 5px; stroke-linejoin: round;
}
.picture .bar { fill: var(--good-bar); }
.picture .bar.failed, .picture .bar.cancelled { fill: var(--bad-bar); }
.picture .bar.blocked, .picture .bar.unfinished { fill: var(--warn-bar); }
.picture .bar.time { fill: var(--time-bar); }
.picture .grid { stroke: var(--line); }
.picture line.percentile { stroke: var(--text); stroke-width: 1.5; }
.picture line.budget { stroke: var(--bad-bar); stroke-width: 2; stroke-dasharray: 5 3; }
.swatch { display: inline-block; width: 0.8rem; height: 0.8rem; margin-right: 0.5rem; border-radius: 2px; background: var(--other-bar); }
.swatch.reviewed { background: var(--good-bar); }
.swatch.generated, .swatch.excluded { background: var(--warn-bar); }
.swatch.symlink, .swatch.submodule { background: var(--time-bar); }
.swatch.too-large { background: var(--bad-bar); }
.picture [class*="kind-"] { stroke: var(--ground); }
.picture .kind-reviewed { fill: var(--good-bar); }
.picture .kind-generated, .picture .kind-excluded { fill: var(--warn-bar); }
.picture .kind-symlink, .picture .kind-submodule { fill: var(--time-bar); }
.picture .kind-too-large { fill: var(--bad-bar); }
.picture .kind-binary { fill: var(--other-bar); }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875rem; }
@media print { details > * { display: block; } }
`;
