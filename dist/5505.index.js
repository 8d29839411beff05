export const id = 5505;
export const ids = [5505];
export const modules = {

/***/ 9795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ errorOf)
/* harmony export */ });
/** An error as a report shows it. */
function errorOf(error) {
    return error && { code: error.code, message: error.message, hint: error.hint };
}


/***/ }),

/***/ 50880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ factsOf)
/* harmony export */ });
/** What every report tells of its run. */
function factsOf({ runner, timeline, clock, events }) {
    const began = timeline.steps[0]?.startedAt ?? clock.now();
    const { sha, runUrl, runId, attempt, actor } = runner;
    return [
        { name: 'Began', value: `${new Date(began).toISOString().slice(0, 19).replace('T', ' ')} UTC` },
        ...(sha === undefined ? [] : [{ name: 'Commit', value: sha }]),
        ...(runUrl === undefined
            ? []
            : [{ name: 'Workflow run', value: `${runId ?? ''}, attempt ${attempt ?? '1'}`, link: runUrl }]),
        ...(actor === undefined ? [] : [{ name: 'Started by', value: actor }]),
        { name: 'Trace', value: events.trace.traceId },
    ];
}


/***/ }),

/***/ 82776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ writePage)
});

// UNUSED EXPORTS: pageArtifact

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/github/artifacts.js + 8 modules
var artifacts = __webpack_require__(67031);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/run-id.js
var run_id = __webpack_require__(38907);
// EXTERNAL MODULE: ./lib/runtime/summary.js
var summary = __webpack_require__(91348);
;// CONCATENATED MODULE: ./lib/page/duration-text.js
/** `340 ms`, `12.3 s`, `4 min 05 s`. */
function durationText(milliseconds) {
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)} ms`;
    if (milliseconds < 60_000)
        return `${Number((milliseconds / 1000).toFixed(1))} s`;
    const seconds = Math.round(milliseconds / 1000);
    return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
/** For latencies: `0.42 ms`, `8.3 ms`, `141 ms`. */
function latencyText(milliseconds) {
    if (!Number.isFinite(milliseconds))
        return 'no answer';
    return milliseconds < 10 ? `${Number(milliseconds.toPrecision(2))} ms` : durationText(milliseconds);
}

// EXTERNAL MODULE: ./lib/runtime/log-text.js
var log_text = __webpack_require__(9988);
;// CONCATENATED MODULE: ./lib/page/html.js

/** HTML of our own: what was put into it from elsewhere is escaped. */
class Html {
    text;
    constructor(text) {
        this.text = text;
    }
}
/** A template of HTML. Texts and numbers that are put in are escaped; `Html` stands as it is, and lists are strung together. */
function html(literals, ...parts) {
    return new Html(literals.reduce((done, literal, index) => done + textOf(parts[index - 1]) + literal));
}
function textOf(part) {
    if (part === undefined)
        return '';
    if (part instanceof Html)
        return part.text;
    return Array.isArray(part) ? part.map(textOf).join('') : escapeHtml(String(part));
}
/** Good between tags and in quoted attributes. What cannot be seen, such as a character that turns the direction, is written out. */
function escapeHtml(text) {
    return (0,log_text/* visible */.R)(text.toWellFormed())
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
}
/** A sentence in which what stands between backticks is code, as in a message of ours. */
function prose(text) {
    const parts = text.split(/`([^`\n]+)`/);
    return html `${parts.map((part, index) => (index % 2 === 1 ? html `<code>${part}</code>` : html `${part}`))}`;
}

;// CONCATENATED MODULE: ./lib/page/table.js

/**
 * A table that scrolls by itself where it is too wide. The first cell of a row is its heading.
 * @param caption tells what it is of, also to who does not see it
 */
function table(caption, header, rows) {
    return html `<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${header.map((text) => html `<th scope="col">${text}</th>`)}</tr></thead>
<tbody>
${rows.map(rowOf)}</tbody>
</table></div>`;
}
function rowOf([first = '', ...rest]) {
    return html `<tr><th scope="row">${first}</th>${rest.map((cell) => html `<td>${cell}</td>`)}</tr>
`;
}
/** The text of a picture, folded up. */
function folded(title, body) {
    return html `<details><summary>${title}</summary>
${body}
</details>`;
}

;// CONCATENATED MODULE: ./lib/page/checks.js



const signs = {
    passed: ['✓', 'passed'],
    failed: ['✗', 'failed'],
    'could not be told': ['?', 'blocked'],
    'not looked at': ['–', 'skipped'],
};
/** The checks and how they ended: first what failed, in words, then all of them. */
function checksSection(addresses) {
    const checked = addresses.filter(({ checks }) => checks.length > 0);
    if (checked.length === 0)
        return undefined;
    const isFolded = ({ isEarlier, checks }) => isEarlier && !checks.some(hasFailed);
    const earlier = checked.filter(isFolded);
    return html `<section><h2 id="checks">Checks</h2>
${checked.filter((address) => !isFolded(address)).map(addressOf)}
${earlier.length > 0 ? folded('The checks before', html `${earlier.map(addressOf)}`) : undefined}
</section>`;
}
function hasFailed({ outcome }) {
    return outcome === 'failed';
}
function addressOf({ title, checks }) {
    const failed = checks.filter(hasFailed).length;
    const rows = checks.map((check) => [check.name, outcomeOf(check), durationText(check.durationMs), notesOf(check)]);
    return html `<h3>${title}</h3>
<p>${failed === 0 ? `${checks.length} looked at, none failed.` : `${failed} of ${checks.length} failed.`}</p>
${checks.map(remarksOf)}
${table(`Checks of ${title}`, ['check', 'outcome', 'took', 'notes'], rows)}
`;
}
function outcomeOf({ outcome }) {
    const [sign, style] = signs[outcome];
    return html `<span class="word ${style}">${sign} ${outcome}</span>`;
}
function notesOf({ notes }) {
    return notes.length === 0 ? '–' : html `<p>${notes.join('; ')}</p>`;
}
function remarksOf({ name, problems, warnings }) {
    return html `${blockOf('error', `✗ ${name}`, problems)}${blockOf('warning', `Warning: ${name}`, warnings)}`;
}
function blockOf(kind, title, sentences) {
    if (sentences.length === 0)
        return undefined;
    return html `<div class="${kind}">
<p><strong>${title}</strong></p>
${sentences.map((sentence) => html `<p>${prose(sentence)}</p>`)}
</div>
`;
}

// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
;// CONCATENATED MODULE: ./lib/page/picture.js

/**
 * An SVG as wide as there is room. Its horizontal lengths are percentages and its texts have a size of their own, so that
 * nothing gets small on a phone.
 * @param id unique on the page
 * @param body places things at `x` in percent and `y` in pixels
 */
function picture(id, height, words, body) {
    return html `<svg class="picture" role="img" width="100%" height="${height}" aria-labelledby="${id}-title ${id}-text" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${words.title}</title>
<desc id="${id}-text">${words.description}</desc>
${body}
</svg>`;
}
/** `12.345` → `12.35%`, for an attribute. */
function percent(share) {
    return `${Math.round(share * 10_000) / 100}%`;
}
/** At most `most` round numbers from 0 on, none beyond `end`. */
function ticks(end, most) {
    const rough = end / most;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power * 10;
    return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, index) => index * step);
}
/** A text that is cut where it would not fit. */
function shortened(text, longest) {
    const characters = [...text];
    return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./lib/page/coverage.js




/** In the order in which they are drawn. */
const kinds = [
    ['reviewed', 'reviewed'],
    ['symlink', 'symbolic links'],
    ['submodule', 'submodules'],
    ['generated', 'generated'],
    ['excluded', 'excluded'],
    ['binary', 'binary'],
    ['too-large', 'too large'],
];
const mostPaths = 500;
/** What the review has seen of the change, and what it was not shown, and why. */
function coverageSection(coverage) {
    if (!coverage || coverage.length === 0)
        return undefined;
    const parts = kinds
        .map(([kind, words]) => ({ kind, words, number: coverage.filter((one) => one.kind === kind).length }))
        .filter(({ number }) => number > 0);
    const unseen = coverage.filter(({ chunks }) => chunks.length === 0);
    return html `<section><h2 id="coverage">What the review has seen</h2>
<p>${(0,words/* count */.U)(coverage.length, 'changed file')}, ${unseen.length === 0 ? 'and the critic was shown all of them' : `of which the critic was shown ${coverage.length - unseen.length}`}.</p>
${drawn(parts, coverage.length)}
${table('Changed files by what became of them', ['kind', 'files'], parts.map(({ kind, words, number }) => [html `<span class="swatch ${kind}"></span>${words}`, number]))}
${unseen.length > 0 ? folded(`${(0,words/* count */.U)(unseen.length, 'file')} that the critic was not shown`, unseenTable(unseen)) : undefined}
</section>`;
}
function drawn(parts, total) {
    let before = 0;
    const bars = parts.map(({ kind, number }) => {
        const x = percent(before / total);
        before += number;
        return html `<rect class="bar kind-${kind}" x="${x}" y="2" width="${percent(number / total)}" height="18"/>
`;
    });
    const description = parts.map(({ words, number }) => `${number} ${words}`).join(', ');
    return picture('picture-coverage', 22, { title: 'Changed files by what became of them', description }, html `${bars}`);
}
function unseenTable(unseen) {
    const rest = unseen.length - mostPaths;
    const rows = unseen.slice(0, mostPaths).map(({ path, kind, reason }) => [path, kind, html `<p>${reason ?? '–'}</p>`]);
    return html `${table('Files that the critic was not shown', ['file', 'kind', 'why'], rows)}
${rest > 0 ? html `<p>And ${rest} more, which stand in the verdict.</p>` : undefined}`;
}

;// CONCATENATED MODULE: ./lib/page/findings.js



const findings_signs = {
    error: ['✗ error', 'failed'],
    warning: ['⚠ warning', 'blocked'],
    allowed: ['✓ allowed', 'skipped'],
};
/** What the rules say of the migrations. */
function findingsSection(findings) {
    if (findings.length === 0)
        return undefined;
    return html `<section><h2 id="findings">Findings of the migrations</h2>
<p>${(0,words/* count */.U)(findings.length, 'finding')}.</p>
${table('Findings of the migrations', ['rule', 'weight', 'where', 'what'], findings.map(findings_rowOf))}
</section>`;
}
function findings_rowOf({ rule, page, weight, where, message, reason }) {
    const [words, style] = findings_signs[weight];
    const why = reason === undefined ? undefined : html `<p>Allowed: ${reason}</p>`;
    return [
        html `<a href="${page}">${rule}</a>`,
        html `<span class="word ${style}">${words}</span>`,
        where,
        html `<p>${prose(message)}</p>${why}`,
    ];
}

;// CONCATENATED MODULE: ./lib/page/hint.js

/** A command of one of the programs that our hints name, at the end of a sentence that leads to it. */
const command = /^(.*?:\s+)?((?:npx|curl|gh|git) .+)$/s;
/** What to do next. Commands in it stand by themselves, to be copied. */
function hintOf(hint) {
    const parts = hint.split(/\n| (?=Try it by hand: )/).filter((part) => part.trim() !== '');
    return html `<p><strong>Next:</strong></p>
${parts.map(partOf)}`;
}
function partOf(part) {
    const [, lead = '', text] = command.exec(part) ?? [];
    if (text === undefined)
        return html `<p>${prose(part)}</p>
`;
    return html `${lead === '' ? undefined : html `<p>${prose(lead.trim())}</p>`}
${commandBlock(text, lead.trim() === '' ? 'what to do next' : lead.trim())}
`;
}
/** A command that one click selects. @param what it does, for who does not see it */
function commandBlock(text, what) {
    return html `<pre class="command" tabindex="0" role="group" aria-label="Command: ${what}"><code>${text}</code></pre>`;
}

;// CONCATENATED MODULE: ./lib/page/latency-spread.js
const bins = 30;
/** Bins that grow by the same factor, from below the fastest to above the slowest and the budget, which is an edge. */
function spreadOf({ samplesMs, limitMs }) {
    const least = 0.05;
    const times = samplesMs.map((ms) => Math.max(least, ms));
    const lowest = Math.min(limitMs, ...times) / 1.3;
    const growth = ((Math.max(limitMs, ...times) * 1.3) / lowest) ** (1 / (bins - 1));
    const low = limitMs / growth ** Math.ceil(Math.log(limitMs / lowest) / Math.log(growth));
    const high = low * growth ** bins;
    const place = (ms) => Math.log(Math.max(low, ms) / low) / Math.log(high / low);
    const edge = (index) => low * growth ** index;
    const counts = Array.from({ length: bins }, (_, index) => ({ from: edge(index), to: edge(index + 1), count: 0 }));
    for (const ms of times) {
        const bin = counts[Math.floor(place(ms) * bins + 1e-9)];
        if (bin)
            bin.count++;
    }
    return { bins: counts, place, low, high };
}
/** 1, 2, 5, 10, …; only powers of ten where those are many. */
function roundTimes({ low, high }) {
    const powers = Array.from({ length: 10 }, (_, index) => 10 ** (index - 2));
    const within = (ms) => ms >= low && ms <= high;
    const all = powers.flatMap((power) => [power, 2 * power, 5 * power]).filter(within);
    return all.length <= 7 ? all : powers.filter(within);
}

;// CONCATENATED MODULE: ./lib/page/latency.js





const labelHeight = 17;
const histogramHeight = 120;
/** How the times of each check of latency are spread, with its budget in the picture, and the same as tables. */
function latencySection(latencies) {
    if (latencies.length === 0)
        return undefined;
    return html `<section><h2 id="latency">Latency</h2>
${latencies.map(oneOf)}</section>`;
}
function oneOf(latency, index) {
    const { name, limitMs, p95Ms, answers, errors } = latency;
    const isWithin = p95Ms <= limitMs;
    return html `<h3>${name}</h3>
<p>The 95th percentile is <strong>${latencyText(p95Ms)}</strong>${boundsOf(latency)}, ${isWithin ? 'within' : 'over'} the budget of ${latencyText(limitMs)}: ${latency.verdict}. ${answers} requests, ${errors === 0 ? 'all with a good answer' : `${errors} without a good answer`}.</p>
${latency.samplesMs.length > 0 ? latency_drawn(latency, `picture-latency-${index}`) : undefined}
${folded('The figures as a table', figuresTable(latency))}
`;
}
function boundsOf({ p95LowMs, p95HighMs }) {
    return p95LowMs === undefined || p95HighMs === undefined
        ? ''
        : ` (${latencyText(p95LowMs)} to ${latencyText(p95HighMs)})`;
}
function latency_drawn(latency, id) {
    const spread = spreadOf(latency);
    const most = Math.max(1, ...spread.bins.map(({ count }) => count));
    const lines = marksOf(latency).filter(({ at }) => Number.isFinite(at));
    const top = lines.length * labelHeight + 6;
    const bottom = top + histogramHeight;
    const description = `${latency.samplesMs.length} times from ${latencyText(spread.low)} to ${latencyText(spread.high)} on a logarithmic scale. ${lines.map(({ label }) => label).join(', ')}.`;
    const bars = spread.bins
        .filter(({ count }) => count > 0)
        .map((bin) => barOf(bin, spread, { most, bottom, limitMs: latency.limitMs }));
    const axis = roundTimes(spread).map((at) => axisText(at, spread.place(at), bottom + 18));
    const marks = lines.map((mark, index) => markOf(mark, spread.place(mark.at), { y: index * labelHeight, bottom }));
    const labels = lines.map((mark, index) => labelOf(mark, spread.place(mark.at), index * labelHeight));
    return picture(id, bottom + 26, { title: `How the times of ${latency.name} are spread`, description }, html `<line class="grid" x1="0" x2="100%" y1="${bottom}" y2="${bottom}"/>
${bars}${marks}${labels}${axis}`);
}
function axisText(at, share, y) {
    const anchor = share < 0.05 ? 'start' : share > 0.95 ? 'end' : 'middle';
    return html `<text class="axis" x="${percent(share)}" y="${y}" text-anchor="${anchor}">${latencyText(at)}</text>
`;
}
function barOf({ from, to, count }, { place }, { most, bottom, limitMs }) {
    const height = Math.max(2, Math.round((count / most) * (histogramHeight - 4)));
    const kind = from >= limitMs * 0.999 ? 'failed' : 'time';
    return html `<rect class="bar ${kind}" x="${percent(place(from))}" y="${bottom - height}" width="${percent((place(to) - place(from)) * 0.9)}" height="${height}"/>
`;
}
function marksOf({ p50Ms, p95Ms, p99Ms, limitMs }) {
    const percentiles = [
        ['p50', p50Ms],
        ['p95', p95Ms],
        ['p99', p99Ms],
    ];
    return [
        ...percentiles.map(([name, at]) => ({ at, label: `${name} ${latencyText(at)}`, kind: 'percentile' })),
        { at: limitMs, label: `budget ${latencyText(limitMs)}`, kind: 'budget' },
    ];
}
function markOf({ kind }, share, { y, bottom }) {
    const x = percent(share);
    return html `<line class="${kind}" x1="${x}" x2="${x}" y1="${y}" y2="${bottom}"/>
`;
}
/** After all lines, so that none goes through it. */
function labelOf({ kind, label }, share, y) {
    const side = share > 0.6 ? html `text-anchor="end" dx="-6"` : html `dx="6"`;
    return html `<text class="${kind}" x="${percent(share)}" y="${y + 12}" ${side}>${label}</text>
`;
}
function figuresTable(latency) {
    const { answers, errors, limitMs, p50Ms, p95Ms, p99Ms, maxMs } = latency;
    const figures = table(`Figures of ${latency.name}`, ['figure', 'value'], [
        ['requests', answers],
        ['without a good answer', errors],
        ['p50, the median', latencyText(p50Ms)],
        ['p95', `${latencyText(p95Ms)}${boundsOf(latency)}`],
        ['p99', latencyText(p99Ms)],
        ['slowest', latencyText(maxMs)],
        ['budget for the p95', latencyText(limitMs)],
    ]);
    const rows = spreadOf(latency)
        .bins.filter(({ count }) => count > 0)
        .map(({ from, to, count }) => [`${latencyText(from)} to ${latencyText(to)}`, count]);
    return html `${figures}
${table(`Times of ${latency.name}, as drawn`, ['time', 'answers'], rows)}`;
}

;// CONCATENATED MODULE: ./lib/page/schema.js



/** More than this of one object is a dump, and is looked at in the repository. */
const mostLines = 400;
/** What the migrations do to the schema of each database. */
function schemaSection(schemas) {
    if (schemas.length === 0)
        return undefined;
    return html `<section><h2 id="schema">Schema</h2>
${schemas.map(ofDatabase)}</section>`;
}
function ofDatabase({ database, isApplied, changes }) {
    const what = isApplied
        ? 'This is what the migrations have changed.'
        : 'This is what the migrations change in the rehearsal. It is not, or not wholly, in the database.';
    return html `<h3>${database}</h3>
<p>${(0,words/* count */.U)(changes.length, 'change')}. ${what}</p>
${table(`Changes of the schema of ${database}`, ['name', 'kind', 'change'], changes.map(({ type, name, kind }) => [name, type, html `<span class="word ${kind}">${schema_words[kind]}</span>`]))}
${changes.map(linesOf)}`;
}
const schema_words = {
    added: '+ added',
    removed: '− removed',
    changed: '± changed',
};
function linesOf({ type, name, kind, lines }) {
    const left = lines.length - mostLines;
    const label = `${type} ${name}: ${kind}`;
    return html `<details><summary>${label}</summary>
<pre class="diff" tabindex="0" role="group" aria-label="${label}"><code>${lines.slice(0, mostLines).map(lineOf)}${left > 0 ? `… and ${(0,words/* count */.U)(left, 'more line')}` : undefined}</code></pre>
</details>
`;
}
function lineOf({ sign, text }) {
    if (sign === '+')
        return html `<ins>+ ${text}</ins>
`;
    if (sign === '-')
        return html `<del>- ${text}</del>
`;
    return html `  ${text}
`;
}

;// CONCATENATED MODULE: ./lib/page/steps.js




/** A sign is never without its word. */
const steps_signs = {
    passed: ['✓', 'passed'],
    failed: ['✗', 'failed'],
    blocked: ['⊘', 'blocked'],
    cancelled: ['✗', 'cancelled'],
    unfinished: ['…', 'not finished'],
    skipped: ['–', 'skipped'],
};
const rowHeight = 38;
const skippedHeight = 24;
const headingHeight = 30;
const axisHeight = 26;
/** What was done and when, as a picture, and the same as a table. */
function stepsSection(steps) {
    // Of one step there is nothing to be seen that does not stand elsewhere.
    if (steps.length < 2)
        return undefined;
    const began = Math.min(...steps.map(({ startedAt }) => startedAt));
    const tookMs = Math.max(1, ...steps.map(({ startedAt, durationMs }) => startedAt + durationMs - began));
    return html `<section><h2 id="steps">What was done</h2>
${steps_drawn(steps, began, tookMs)}
${folded('The steps as a table', stepsTable(steps, began))}
</section>`;
}
function steps_drawn(steps, began, tookMs) {
    const subjects = [...new Set(steps.map(({ subject }) => subject))];
    const parts = [];
    let y = 0;
    for (const subject of subjects) {
        parts.push(html `<text class="subject" x="0" y="${y + 20}">${shortened(subject, 40)}</text>
`);
        y += headingHeight;
        for (const step of steps.filter((one) => one.subject === subject)) {
            parts.push(row(step, y, { began, tookMs }));
            y += step.outcome === 'skipped' ? skippedHeight : rowHeight;
        }
    }
    const marks = ticks(tookMs, 5).map((at) => tick(at, y, tookMs));
    const failed = steps.filter(({ outcome }) => !['passed', 'skipped'].includes(outcome)).length;
    return picture('picture-steps', y + axisHeight, {
        title: 'The steps in time',
        description: `${steps.length} steps in ${durationText(tookMs)}; ${failed === 0 ? 'none' : failed} of them did not pass. The table after this has each.`,
    }, html `${marks}${parts}`);
}
function row({ name, startedAt, durationMs, outcome }, y, { began, tookMs }) {
    const [sign, words] = steps_signs[outcome];
    const took = outcome === 'skipped' ? '' : `, ${durationText(durationMs)}`;
    const label = html `<text class="${outcome}" x="0" y="${y + 14}">${sign} <tspan class="name">${shortened(name, 30)}</tspan> <tspan class="quiet">${words}${took}</tspan></text>`;
    if (outcome === 'skipped')
        return html `${label}
`;
    // What is too short to be seen is drawn a little longer, and never beyond the edge.
    const width = Math.max(0.006, durationMs / tookMs);
    const x = Math.min((startedAt - began) / tookMs, 1 - width);
    return html `${label}<rect class="bar ${outcome}" x="${percent(x)}" y="${y + 20}" width="${percent(width)}" height="9" rx="2"/>
`;
}
function tick(at, bottom, tookMs) {
    const x = percent(at / tookMs);
    const anchor = at === 0 ? 'start' : at / tookMs > 0.9 ? 'end' : 'middle';
    return html `<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${bottom}"/><text class="axis" x="${x}" y="${bottom + 18}" text-anchor="${anchor}">${durationText(at)}</text>
`;
}
function stepsTable(steps, began) {
    return table('The steps of this run', ['step', 'of', 'began after', 'took', 'outcome'], steps.map(({ subject, name, startedAt, durationMs, outcome }) => [
        name,
        subject,
        durationText(startedAt - began),
        outcome === 'skipped' ? '–' : durationText(durationMs),
        html `<span class="word ${outcome}">${steps_signs[outcome].join(' ')}</span>`,
    ]));
}

;// CONCATENATED MODULE: ./lib/page/style.js
/** The whole style of a page: no request is made for it. Text has at least 4.5:1 against what is behind it, in both schemes. */
const style = `
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

;// CONCATENATED MODULE: ./lib/page/way-back.js


/** The way back as commands to copy; each says what it loses. */
function wayBackSection(wayBack) {
    if (!wayBack)
        return undefined;
    return html `<section><h2 id="way-back">The way back</h2>
<p>${wayBack.introduction}</p>
${wayBack.ways.map(({ what, command, losesWrites, }) => html `<p class="above-command">${what}${losesWrites ? html ` <strong class="word failed">Loses everything that was written since.</strong>` : html ` <span class="quiet">Loses nothing.</span>`}</p>
${commandBlock(command, what)}
`)}</section>`;
}

;// CONCATENATED MODULE: ./lib/page/page.js










/** Nothing is loaded from anywhere and nothing runs, whatever the page says. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
const page_signs = {
    passed: '✓ passed',
    failed: '✗ failed',
    blocked: '⊘ blocked',
    indeterminate: '? indeterminate: it could not be told',
};
/** A report as one HTML file that needs no other, no network and no script. */
function page(report) {
    return html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${report.title}: ${report.status}</title>
<style>${new Html(style)}</style>
</head>
<body>
${header(report)}
<main>
${wayBackSection(report.wayBack)}
${stepsSection(report.steps)}
${checksSection(report.checks)}
${latencySection(report.latencies)}
${findingsSection(report.findings)}
${schemaSection(report.schemas)}
${coverageSection(report.coverage)}
</main>
<footer>Written by voygent-actions. This page is one file, without scripts, and asks for nothing over the network.</footer>
</body>
</html>
`.text;
}
function header({ title, status, headline, error, facts }) {
    return html `<header>
<span class="status ${status}">${page_signs[status]}</span>
<h1>${title}</h1>
<p class="headline">${prose(headline)}</p>
${error ? errorBlock(error) : undefined}
<dl class="facts">
${facts.map(factOf)}</dl>
</header>`;
}
function errorBlock({ code, message, hint }) {
    return html `<div class="error">
<p>${prose(message)}</p>
${hint === undefined ? undefined : hintOf(hint)}
<p class="quiet">Error <code>${code}</code></p>
</div>`;
}
function factOf({ name, value, link }) {
    const shown = link !== undefined && /^https?:\/\//.test(link) ? html `<a href="${link}">${value}</a>` : html `${value}`;
    return html `<dt>${name}</dt><dd>${shown}</dd>
`;
}

;// CONCATENATED MODULE: ./lib/page/redacted.js
/** The same, with secrets masked in every text: before they are escaped, as an escaped one would not be recognised. */
function redacted(value, secrets) {
    return redactAny(value, secrets);
}
function redactAny(value, secrets) {
    if (typeof value === 'string')
        return secrets.redact(value);
    if (Array.isArray(value))
        return value.map((item) => redactAny(item, secrets));
    if (value === null || typeof value !== 'object')
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactAny(item, secrets)]));
}

;// CONCATENATED MODULE: ./lib/page/write.js








/** As long as GitHub keeps logs by default, and at most what the repository allows. */
const retentionDays = 90;
/** The result does not wait for a service that does not answer. */
const deadlineMs = 60_000;
/**
 * Writes a report as a page, and uploads it as an artifact where the job has a service for that. What fails of it is a
 * warning: it changes no result.
 * @param file where to, with its folder; another one's page there is replaced
 * @returns the file, or `undefined` where it could not be written
 */
async function writePage(report, { file, environment }, context) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, page(redacted(report, context.secrets)));
    }
    catch (error) {
        context.events.warning('report.not-written', `The HTML report could not be written: ${(0,errors/* toActionError */.ie)(error).message}`);
        return undefined;
    }
    await upload(file, pageArtifact(context.action, environment, (0,run_id/* runId */.V)(context)), context);
    return file;
}
/** Such as `voygent-release-production-102.1-report`. What GitHub refuses in names becomes `_`. */
function pageArtifact(action, environment, run) {
    return `voygent-${action}-${environment ?? 'default'}-${run}-report`.replace(/[^\w.-]/g, '_').slice(0, 200);
}
/** A cancelled job is about to be killed: its last seconds are not for this. */
async function upload(file, name, context) {
    const { env } = context.runner;
    if (context.signal.aborted || !env['ACTIONS_RUNTIME_TOKEN']?.trim() || !env['ACTIONS_RESULTS_URL']?.trim())
        return;
    try {
        (0,artifacts/* requireRuntime */.Up)(context);
        await uploadAs(name, 1, file, context);
    }
    catch (error) {
        context.events.warning('report.not-uploaded', `The report stays where it is, ${file}: ${(0,errors/* toActionError */.ie)(error).message}`);
    }
}
/** Several steps of a run may check the same environment: the second one's report is `…-2`. */
async function uploadAs(name, number, file, context) {
    const numbered = number === 1 ? name : `${name}-${number}`;
    try {
        const { id } = await (0,artifacts/* uploadArtifact */.mz)(numbered, [file], (0,external_node_path_.dirname)(file), { retentionDays, deadlineMs }, context);
        context.events.info('report.uploaded', `The report is the artifact ${numbered} (id ${id}): ${(0,external_node_path_.basename)(file)}`, {
            artifact: numbered,
            artifact_id: id,
        });
        const { runUrl } = context.runner;
        const shown = runUrl === undefined ? (0,summary/* code */.aY)(numbered) : `[${numbered}](${runUrl}/artifacts/${id})`;
        context.summary.markdown(`The whole report, to be read in a browser, is the artifact ${shown}.`);
    }
    catch (error) {
        if (!(0,artifacts/* isNameTaken */.hU)(error) || number >= 9)
            throw error;
        await uploadAs(name, number + 1, file, context);
    }
}


/***/ }),

/***/ 73121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ latenciesOf),
/* harmony export */   T: () => (/* binding */ checkedOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

const words = {
    passed: 'passed',
    failed: 'failed',
    inconclusive: 'could not be told',
    skipped: 'not looked at',
};
/**
 * @param title when or where it was checked; default: the address
 * @param isEarlier whether it was checked again later
 */
function checkedOf({ url, results }, title = url, isEarlier = false) {
    return {
        title,
        isEarlier,
        checks: results.map(({ name, outcome, durationMs, problems, warnings, notes }) => ({
            name,
            outcome: words[outcome],
            durationMs,
            problems: problems.map(({ message, cause }) => cause === undefined ? message : `${message}. Usual cause: ${cause}`),
            warnings,
            notes,
        })),
    };
}
// A quantile is infinite where too many requests got no good answer.
const Ms = zod__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((value) => typeof value === 'number' && !Number.isNaN(value));
/** What is drawn of the figures of a check of latency. */
const Drawn = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    n: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    errors: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    limitMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    p50Ms: Ms,
    p95Ms: Ms,
    p95LowMs: Ms.optional(),
    p95HighMs: Ms.optional(),
    p99Ms: Ms,
    maxMs: Ms,
    samplesMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
});
const verdicts = {
    passed: 'it passed',
    failed: 'it failed',
    inconclusive: 'it could not be told surely',
    skipped: 'it was not judged',
};
/** @param title when or where it was measured */
function latenciesOf(results, title) {
    return results.flatMap(({ kind, name, outcome, figures }) => {
        const drawn = kind === 'latency' ? Drawn.safeParse(figures).data : undefined;
        if (!drawn)
            return [];
        const { n, ...rest } = drawn;
        return [{ ...rest, answers: n, name: `${name}, ${title}`, verdict: verdicts[outcome] }];
    });
}


/***/ })

};
