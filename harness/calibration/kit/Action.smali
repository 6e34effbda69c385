# interface Action: what a tap, a delay, a thread or a beat leads to; `what` is the app's own number.
.class public interface abstract Lcn/example/calibration/kit/Action;
.super Ljava/lang/Object;

.method public abstract perform(I)V
.end method
