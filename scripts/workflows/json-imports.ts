import { registerHooks } from 'node:module';

/** GitHub's parser imports its JSON files without `with { type: 'json' }`, which node asks for. */
registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.json')) return nextLoad(url, context);
    return nextLoad(url, { ...context, importAttributes: { ...context.importAttributes, type: 'json' } });
  },
});
