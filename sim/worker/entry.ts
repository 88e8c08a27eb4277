import { expose } from 'comlink';
import { makeApi } from './api.ts';
import { movingApi } from './moving.ts';

// What runs in a Web Worker.
expose(movingApi(makeApi()));
