/**
 * The nouns of Screen Helper, by theme: they import nothing else, and everything may import them, from here.
 * Times are milliseconds since 1970 unless the name says otherwise; sizes are pixels; bytes are bytes.
 */
export type * from './model/dedupe';
export type * from './model/failure';
export type * from './model/gate';
export type * from './model/live';
export type * from './model/models';
export type * from './model/picture';
export type * from './model/saved';
export type * from './model/session';
export type * from './model/slice';
export type * from './model/source';
export type * from './model/turn';
export type * from './model/usage';
export type * from './model/watch';
