// The directions of design/house.md section 2: a room imports only from rooms before it.
const rooms = ['base', 'stats', 'estimate', 'model', 'measure', 'scenario', 'run', 'ensemble', 'infer', 'check', 'io', 'report', 'worker', 'node', 'cli'];
/** Narrower than "every room before it". */
const only = { model: ['base'], io: ['base'] };
/** Libraries by room; the others use none. */
const libraries = { scenario: ['yaml', 'zod', 'mathjs', 'seedrandom'], io: ['fflate', 'hyparquet'], worker: ['comlink'], node: ['comlink', 'bullmq'], cli: ['commander', 'picocolors'] };
const npm = '(^|/)node_modules/';

module.exports = {
  forbidden: [
    // A cycle that an import of types closes is no cycle at run time.
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...rooms.map((room, index) => ({
      name: `direction-${room}`,
      severity: 'error',
      from: { path: `^sim/${room}/` },
      to: { path: '^(sim|web)/', pathNot: `^sim/(${[room, ...(only[room] ?? rooms.slice(0, index))].join('|')})/` },
    })),
    ...rooms.map((room) => ({
      name: `libraries-${room}`,
      severity: 'error',
      from: { path: `^sim/${room}/` },
      to: { path: npm, ...(libraries[room] ? { pathNot: `${npm}(${libraries[room].join('|')})/` } : {}) },
    })),
    { name: 'web-through-the-face', severity: 'error', from: { path: '^web/' }, to: { path: '^sim/', pathNot: '^sim/index\\.ts$' } },
    { name: 'node-in-its-rooms', severity: 'error', from: { path: '^(sim|web)/', pathNot: '^sim/(node|cli)/' }, to: { dependencyTypes: ['core'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'types', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
