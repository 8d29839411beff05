// One registration of the hook is enough for both: the checks of workflows read GitHub's packages as well.
import '../../scripts/workflows/json-imports.ts';
