/** The version of the Codex CLI that this package's handling of it is proven with. */
export const defaultCodexVersion = '0.169.0';
