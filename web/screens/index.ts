export { Explore } from './explore/Explore.tsx';
