/** What the platform binds to this Worker. The optional ones may be missing; each reader says what happens then. */
export interface Env {
  readonly DB: D1Database;
  /** Absent until the secret has been set. Then everything but /health answers 503: never open by omission. */
  readonly MCP_AUTH_KEY?: string;
  /** Exact origins, comma-separated. `*` and `null` are not origins and are ignored. */
  readonly ALLOWED_ORIGINS?: string;
  readonly ENVIRONMENT?: string;
  readonly CF_VERSION_METADATA?: WorkerVersionMetadata;
  readonly RATE_LIMITER?: RateLimit;
}
