/** A path relative to a file, both with `/`: `join('scenarios/stories/fell.yaml', '../cambodia.yaml')` is `scenarios/cambodia.yaml`. */
export function pathFrom(file: string, relative: string): string {
  return normalPath(`${file.slice(0, file.lastIndexOf('/') + 1)}${relative}`);
}

/** Without `.` and without `..` that can be taken away. */
export function normalPath(path: string): string {
  const kept: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (step === '..' && path.startsWith('/')) continue;
    else kept.push(step);
  }
  return `${path.startsWith('/') ? '/' : ''}${kept.join('/')}`;
}
