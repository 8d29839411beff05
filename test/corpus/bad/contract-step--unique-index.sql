-- expect: contract-step
CREATE UNIQUE INDEX providers_code_unique ON providers (code);
