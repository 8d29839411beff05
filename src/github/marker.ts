/** A first line that is not seen, and tells ours from others. Different markers give different lines, and none can end the HTML comment early. */
export function markerLine(marker: string): string {
  const safe = marker.replace(/[<>%\p{Cc}\u2028\u2029]|-(?=-)/gu, (character) =>
    character === '-' ? '%2D' : encodeURIComponent(character),
  );
  return `<!-- voygent:${safe} -->`;
}
