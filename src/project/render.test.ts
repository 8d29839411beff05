import { describe, expect, test } from 'vitest';
import { Checkout } from './checkout.fixture.ts';

const config = '.github/voygent.yml';
const id = 'srv-d7kkne0sfn5c73b9t5cg';
const worker = { 'wrangler.json': '{ "name": "trips" }' };
const file = (render: string) => ({ ...worker, [config]: `version: 1\nrender: ${render}` });

describe('the service on Render', () => {
  test('arrives in the project, with its Blueprint relative to the root', async () => {
    await using checkout = await Checkout.of({
      ...file(`{ service: ${id}, blueprint: ./deploy/render.yaml }`),
      'deploy/render.yaml': 'services: []',
    });
    expect((await checkout.load()).render).toEqual({ service: id, blueprint: 'deploy/render.yaml' });
  });

  test.each([id, 'crn-db1tk02jnfac73eir6fg'])('may have no Blueprint, and be of either kind: %s', async (service) => {
    await using checkout = await Checkout.of(file(`{ service: ${service} }`));
    expect((await checkout.load()).render).toEqual({ service, blueprint: undefined });
  });

  test('is none where nothing is said of it', async () => {
    await using checkout = await Checkout.of({ ...worker, [config]: 'version: 1' });
    expect((await checkout.load()).render).toBeUndefined();
    await using without = await Checkout.of(worker);
    expect((await without.load()).render).toBeUndefined();
  });

  test('has a Blueprint that is a path from the working directory', async () => {
    await using checkout = await Checkout.of({
      'apps/a/wrangler.json': '{ "name": "a" }',
      'apps/a/render.yaml': '',
      [`apps/a/${config}`]: `version: 1\nrender: { service: ${id}, blueprint: render.yaml }`,
    });
    expect((await checkout.load({ workingDirectory: 'apps/a' })).render?.blueprint).toBe('render.yaml');
  });

  test.each([
    ['voygent-web', '2:20', 'is not the id of a service on Render'],
    ['https://dashboard.render.com/web/srv-d7kkne0sfn5c73b9t5cg', '2:20', 'is not the id of a service on Render'],
    ['srv-d7kkne0sfn5c73b9t5c', '2:20', '`srv-` and 20 small letters and digits'],
    ['srv-D7KKNE0SFN5C73B9T5CG', '2:20', 'small letters'],
    ['dep-d7n1qmkvikkc73b1n0o0', '2:20', '`crn-` for a cron job'],
    ['7', '2:20', '`render.service` must be a text, not `7`.'],
  ])('with the id %s is refused with its place', async (service, place, problem) => {
    await using checkout = await Checkout.of(file(`{ service: ${service} }`));
    const error = await checkout.refusal();
    expect(error.code).toBe('config-invalid');
    expect(error.message).toContain(`${config}:${place}: `);
    expect(error.message).toContain(problem);
  });

  test.each([
    [`{ service: ${id}, blueprint: render.yaml }`, '`render.blueprint` is `render.yaml`, which is not a file.'],
    [`{ service: ${id}, blueprint: .github }`, '`render.blueprint` is `.github`, which is not a file.'],
    [`{ service: ${id}, blueprint: ../render.yaml }`, 'leads out of the repository'],
    [`{ service: ${id}, blueprint: "" }`, '`render.blueprint` must not be empty.'],
    [`{ services: ${id} }`, 'Did you mean `service`?'],
    ['srv-d7kkne0sfn5c73b9t5cg', '`render` must be a mapping, not the text'],
    ['', '`render` must be a mapping, not empty.'],
  ])('as %s is refused', async (render, problem) => {
    await using checkout = await Checkout.of(file(render));
    const error = await checkout.refusal();
    expect(error.code).toBe('config-invalid');
    expect(error.message).toContain(problem);
    expect(error.location?.file).toBe(config);
  });
});
