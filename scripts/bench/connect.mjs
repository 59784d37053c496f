export const measureConnect = async () => [];
