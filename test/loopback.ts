import { spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';

/**
 * Sees to it that this machine can speak to itself, as some tests do. Where the network was taken away
 * (`unshare -n npm test`) the loopback is there, but down.
 */
export function setup(): void {
  const isUp = Object.values(networkInterfaces()).some((all) => all?.some((it) => it.internal));
  if (isUp) return;
  const { status } = spawnSync('ip', ['link', 'set', 'lo', 'up'], { stdio: 'inherit' });
  if (status !== 0) process.stderr.write('The loopback is down: tests that serve will fail.\n');
}
