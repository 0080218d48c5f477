export { DeliveredPaper } from './delivered-paper.entity';
export { DeliveryReason } from './delivery-reason.entity';
export { Delivery } from './delivery.entity';
export { planDeliveries } from './planning/plan-deliveries';
export { planDeliveriesJob, planningDeliveries } from './planning/plan-deliveries.job';
export { deliveryNode } from './reading/delivery.node';
export { DeliveryResolver, SubscriberDeliveriesResolver } from './reading/delivery.resolver';
export { sendDeliveriesJob } from './sending/send-deliveries.job';
