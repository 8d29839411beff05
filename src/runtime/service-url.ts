import { ActionError } from './errors.ts';

/**
 * The address of a service as a variable of the environment gives it.
 * @throws ActionError `input-invalid` where it is no http or https URL.
 */
export function serviceUrl(variable: string, value: string): string {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new ActionError(
    'input-invalid',
    `The environment variable ${variable} is \`${value}\`, which is no http URL.`,
    {
      hint: `Correct it, or remove it for the public service. Nothing was done.`,
    },
  );
}
