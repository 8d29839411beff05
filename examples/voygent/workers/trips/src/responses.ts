/** A refusal or failure in words that may leave the house. */
export function problem(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers });
}

export function methodNotAllowed(...allowed: string[]): Response {
  return problem(405, 'method not allowed', { Allow: allowed.join(', ') });
}
