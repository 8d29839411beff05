import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium: of CHROME_PATH, else on PATH. */
export function findChromium(): string | undefined {
  const { CHROME_PATH, PATH = '' } = process.env;
  const candidates = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(CHROME_PATH ? [CHROME_PATH] : []), ...candidates].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function launch(executablePath: string): Promise<Browser> {
  // In a container there is neither a user namespace nor much shared memory.
  return puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
}

/** How a page is looked at. */
export interface Look {
  scheme: 'light' | 'dark';
  /** In CSS pixels. */
  width: number;
}

/** What came of looking at a file in one way. */
export interface Seen extends Look {
  /** Rules of axe-core that are violated, with where. */
  violations: string[];
  /** By how many pixels the page is wider than the window. */
  overflow: number;
  screenshot: Uint8Array;
}

/** What came of opening a file. */
export interface Opened {
  /** What the console says, and exceptions. */
  complaints: string[];
  /** Every address that was asked for. */
  requests: string[];
  /** Elements that run something, or would. */
  scripts: number;
  seen: Seen[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens an HTML file with everything unfolded, and looks at it in each way. */
export async function open(browser: Browser, file: string, looks: readonly Look[]): Promise<Opened> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (error) => void complaints.push(String(error)));
  page.on('request', (request) => void requests.push(request.url()));
  try {
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    const scripts = await page.$$eval('script, [onerror], [onload], [onclick]', (all) => all.length);
    await page.$$eval('details', (all) => {
      for (const one of all) one.open = true;
    });
    // Evaluated, as a script element is what the page's policy forbids.
    await page.evaluate(axe);
    const seen: Seen[] = [];
    // One after the other: what is not in front is not drawn.
    for (const look of looks) seen.push(await lookAt(page, look));
    return { complaints, requests, scripts, seen };
  } finally {
    await page.close();
  }
}

async function lookAt(page: Page, look: Look): Promise<Seen> {
  await page.setViewport({ width: look.width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look.scheme }]);
  const overflow = await page.$eval('html', (root) => root.scrollWidth - root.clientWidth);
  const screenshot = await page.screenshot({ fullPage: true });
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  return { ...look, overflow, screenshot, violations: told };
}
