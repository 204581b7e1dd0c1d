import { readArguments } from './lib/arguments.mjs';
import { command } from './lib/command.mjs';
import { playTour } from './lib/tour.mjs';
import { setUp } from './setup/index.mjs';

await command('Tour: play the main job with the real app and save a picture of every screen.', async () => {
  const usage = 'npm run tour [-- --connect host:port]';
  const { values } = readArguments({ connect: { type: 'string' } }, { usage });
  return playTour(await setUp(), { connect: values.connect });
});
