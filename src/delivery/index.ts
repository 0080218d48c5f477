export { DeliveredPaper } from './delivered-paper.entity';
export { Delivery } from './delivery.entity';
export { DeliveryReason } from './delivery-reason.entity';
export { planDeliveries } from './planning/plan-deliveries';
export { planDeliveriesJob, planningDeliveries } from './planning/plan-deliveries.job';
export { sendDeliveriesJob } from './sending/send-deliveries.job';
