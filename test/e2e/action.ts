export * from '../../local/action.ts';
