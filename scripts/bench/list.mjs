export const measureList = async () => [];
