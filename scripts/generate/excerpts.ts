const mark = /^<!-- file: (\S+) -->$[\s\S]*?^<!-- \/file -->$/gm;

/**
 * A page with the files that it shows between its marks, `<!-- file: PATH -->` and `<!-- /file -->`, as they are now.
 * @param read the text of a file by its path from the root of the repository
 */
export function insertFiles(page: string, read: (path: string) => string | undefined): string {
  return page.replaceAll(mark, (_, path: string) => {
    const text = read(path);
    if (text === undefined) throw new Error(`a page shows ${path}, which is not there`);
    // What people copy begins with the place that it belongs to in their own project.
    const place = path.replace(/^examples\/[^/]+\//, '');
    return `<!-- file: ${path} -->\n\n\`\`\`yaml\n# ${place}\n${text.trimEnd()}\n\`\`\`\n\n<!-- /file -->`;
  });
}
