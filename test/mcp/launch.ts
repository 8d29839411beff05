import { Server } from 'node:net';
import { pathToFileURL } from 'node:url';

/**
 * Runs a server's program as it is, but for where it listens: at a free port of loopback, which the parent is told.
 * Examples have fixed ports, and some bind every interface. It ends with its parent, even when that is killed.
 * Arguments: the program, then its own.
 */
const [, , program = '', ...its] = process.argv;
process.argv = [process.argv[0] ?? '', program, ...its];
process.on('disconnect', () => process.exit());

const listen = Server.prototype.listen;
Server.prototype.listen = function (this: Server, ...given: unknown[]) {
  const listener = given.find((argument): argument is () => void => typeof argument === 'function');
  this.once('listening', () => {
    const address = this.address();
    if (typeof address === 'object') process.send?.({ port: address?.port });
  });
  return listen.call(this, { port: 0, host: '127.0.0.1' }, listener);
} as typeof listen;

await import(pathToFileURL(program).href);
