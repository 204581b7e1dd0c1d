export { larger, unknownEnums, withoutStatus } from './alterations';
export type { Fault, HeldQueue } from './faults';
export { EVERY, Faults } from './faults';
