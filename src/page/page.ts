import type { Status } from '../runtime/status.ts';
import { checksSection } from './checks.ts';
import { coverageSection } from './coverage.ts';
import type { Fact, ReportData } from './data.ts';
import { findingsSection } from './findings.ts';
import { hintOf } from './hint.ts';
import { Html, html, prose } from './html.ts';
import { latencySection } from './latency.ts';
import { schemaSection } from './schema.ts';
import { stepsSection } from './steps.ts';
import { style } from './style.ts';
import { wayBackSection } from './way-back.ts';

/** Nothing is loaded from anywhere and nothing runs, whatever the page says. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const signs: Readonly<Record<Status, string>> = {
  passed: '✓ passed',
  failed: '✗ failed',
  blocked: '⊘ blocked',
  indeterminate: '? indeterminate: it could not be told',
};

/** A report as one HTML file that needs no other, no network and no script. */
export function page(report: ReportData): string {
  return html`<!doctype html>
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

function header({ title, status, headline, error, facts }: ReportData): Html {
  return html`<header>
<span class="status ${status}">${signs[status]}</span>
<h1>${title}</h1>
<p class="headline">${prose(headline)}</p>
${error ? errorBlock(error) : undefined}
<dl class="facts">
${facts.map(factOf)}</dl>
</header>`;
}

function errorBlock({ code, message, hint }: NonNullable<ReportData['error']>): Html {
  return html`<div class="error">
<p>${prose(message)}</p>
${hint === undefined ? undefined : hintOf(hint)}
<p class="quiet">Error <code>${code}</code></p>
</div>`;
}

function factOf({ name, value, link }: Fact): Html {
  const shown = link !== undefined && /^https?:\/\//.test(link) ? html`<a href="${link}">${value}</a>` : html`${value}`;
  return html`<dt>${name}</dt><dd>${shown}</dd>
`;
}
