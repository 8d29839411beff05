import { type Html, html } from './html.ts';

/**
 * An SVG as wide as there is room. Its horizontal lengths are percentages and its texts have a size of their own, so that
 * nothing gets small on a phone.
 * @param id unique on the page
 * @param body places things at `x` in percent and `y` in pixels
 */
export function picture(id: string, height: number, words: { title: string; description: string }, body: Html): Html {
  return html`<svg class="picture" role="img" width="100%" height="${height}" aria-labelledby="${id}-title ${id}-text" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${words.title}</title>
<desc id="${id}-text">${words.description}</desc>
${body}
</svg>`;
}

/** `12.345` → `12.35%`, for an attribute. */
export function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}

/** At most `most` round numbers from 0 on, none beyond `end`. */
export function ticks(end: number, most: number): number[] {
  const rough = end / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power * 10;
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, index) => index * step);
}

/** A text that is cut where it would not fit. */
export function shortened(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
