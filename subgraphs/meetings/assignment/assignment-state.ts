import { Entity } from 'typeorm';
import { ItemState } from '../../../lib/rollup/item-state';

/** What an assignment was from one day to another: what lists of a past day are read from. */
@Entity('assignment_states')
export class AssignmentState extends ItemState {}
