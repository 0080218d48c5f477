export { DeliveredPaper } from './delivered-paper.entity';
export { Delivery } from './delivery.entity';
export { DeliveryReason } from './delivery-reason.entity';
